// Writes database.db into the working directory: what Zigbee2MQTT remembers of the five devices of the virtual home.
const fs=require('fs');
const dev=(id,ieee,nwk,manuf,manufId,model,inC,type='Router',power='Mains (single phase)')=>({id,type,ieeeAddr:ieee,nwkAddr:nwk,manufId,manufName:manuf,powerSource:power,modelId:model,epList:[1],endpoints:{1:{profId:260,epId:1,devId:256,inClusterList:inC,outClusterList:[25],clusters:{},binds:[],configuredReportings:[],meta:{}}},appVersion:1,stackVersion:1,zclVersion:3,hwVersion:1,dateCode:'20200101',swBuildId:'1.0',interviewCompleted:true,interviewState:'SUCCESSFUL',meta:{},lastSeen:Date.now()});
const rows=[
 {id:1,type:'Coordinator',ieeeAddr:'0x00124b0000000001',nwkAddr:0,manufId:0,epList:[1],endpoints:{1:{profId:260,epId:1,devId:5,inClusterList:[],outClusterList:[],clusters:{},binds:[],configuredReportings:[],meta:{}}},interviewCompleted:true,interviewState:'SUCCESSFUL',meta:{}},
 dev(2,'0x0017880100000011',1001,'Philips',4107,'LCT015',[0,3,4,5,6,8,768]),
 dev(3,'0x000d6f0000000012',1002,'IKEA of Sweden',4476,'TRADFRI control outlet',[0,3,4,5,6,8]),
 dev(4,'0x000d6f0000000013',1003,'IKEA of Sweden',4476,'FYRTUR block-out roller blind',[0,1,3,4,5,258],'EndDevice','Battery'),
 dev(5,'0x000d6f0000000014',1004,'SONOFF',4742,'SWV',[0,1,3,6,1028,64529],'EndDevice','Battery'),
dev(6,"0x54ef440000000015",1005,"Aqara",4447,"aqara.toilet.acn002",[0,3,4,5,6,64704]),
];
fs.writeFileSync('database.db',rows.map(r=>JSON.stringify(r)).join('\n'));
